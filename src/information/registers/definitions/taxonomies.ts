import type { EnumItem } from '../definition.types.ts';

/** Threat factors that show as a problem of a place: S2-I-2, S3-an-1, the seven crimes of S3-an-2, the four violations of S3-an-3, S3-an-9. */
export const threatKinds: Readonly<Record<string, EnumItem>> = {
  dispute: { texts: { id: 'Sengketa antarwarga', en: 'Dispute between residents' } },
  thuggery: { texts: { id: 'Premanisme', en: 'Thuggery and extortion' } },
  conventional: { texts: { id: 'Kejahatan konvensional', en: 'Conventional crime' } },
  transnational: { texts: { id: 'Kejahatan transnasional', en: 'Transnational crime' } },
  extraordinary: { texts: { id: 'Kejahatan luar biasa', en: 'Extraordinary crime' } },
  cyber: { texts: { id: 'Kejahatan siber', en: 'Cybercrime' } },
  street: { texts: { id: 'Kejahatan jalanan', en: 'Street crime' } },
  white_collar: { texts: { id: 'Kejahatan kerah putih', en: 'White-collar crime' } },
  narcotics: { texts: { id: 'Narkotika', en: 'Narcotics' } },
  administrative: { texts: { id: 'Pelanggaran administrasi', en: 'Administrative violation' } },
  human_rights: { texts: { id: 'Pelanggaran HAM', en: 'Human rights violation' } },
  operational: { texts: { id: 'Pelanggaran tata kelola', en: 'Violation in operations or governance' } },
  illegal: { texts: { id: 'Kegiatan ilegal', en: 'Illegal activity' } },
  service: { texts: { id: 'Pelayanan publik gagal', en: 'Failing public service' } },
  levy: { texts: { id: 'Pungutan liar', en: 'Illegal levy' } },
};

/** The four kinds of police action (S3-as-tind): every handling of a problem is one of these. */
export const handlingKinds: Readonly<Record<string, EnumItem>> = {
  preemptive: { texts: { id: 'Preemtif', en: 'Pre-emptive' } },
  preventive: { texts: { id: 'Preventif', en: 'Preventive' } },
  repressive: { texts: { id: 'Represif', en: 'Enforcement' } },
  rehabilitative: { texts: { id: 'Rehabilitasi', en: 'Rehabilitation' } },
};

/** Conditions of state property, as in its inventories: baik, rusak ringan, rusak berat. */
export const assetConditions: Readonly<Record<string, EnumItem>> = {
  good: { texts: { id: 'Baik', en: 'Good' } },
  light_damage: { texts: { id: 'Rusak ringan', en: 'Lightly damaged' } },
  heavy_damage: { texts: { id: 'Rusak berat', en: 'Heavily damaged' } },
};

/** Whether a thing can be used now. */
export const assetReadiness: Readonly<Record<string, EnumItem>> = {
  ready: { texts: { id: 'Siap', en: 'Ready' } },
  repair: { texts: { id: 'Dalam perbaikan', en: 'In repair' } },
  unusable: { texts: { id: 'Tidak dapat dipakai', en: 'Not usable' } },
};

/** The three levels of a district's police. */
export const unitLevels: Readonly<Record<string, EnumItem>> = {
  polres: { texts: { id: 'Polres', en: 'District' } },
  polsek: { texts: { id: 'Polsek', en: 'Sector' } },
  pospol: { texts: { id: 'Pospol', en: 'Post' } },
};
