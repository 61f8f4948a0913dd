import { items } from './fields.ts';

/** Offices from the national headquarters to the village officer (S1-kod). */
export const officeKinds = items({
  mabes: ['Mabes Polri', 'National headquarters'],
  polda: ['Polda', 'Regional police'],
  polres: ['Polres', 'District police'],
  function: ['Bagian, satuan, atau seksi', 'Section of the Polres'],
  polsek: ['Polsek', 'Sector'],
  pospol: ['Pospol', 'Post'],
  bhabin: ['Bhabinkamtibmas', 'Village officer'],
});

/** Functions of a Polres (Perpol 2/2021). */
export const policeFunctions = items({
  ops: ['Bag Ops', 'Operations'],
  ren: ['Bag Ren', 'Planning'],
  sdm: ['Bag SDM', 'Personnel'],
  log: ['Bag Log', 'Logistics'],
  spkt: ['SPKT', 'Service desk'],
  samapta: ['Samapta', 'Samapta (patrol)'],
  lantas: ['Lantas', 'Traffic'],
  reskrim: ['Reskrim', 'Criminal investigation'],
  resnarkoba: ['Resnarkoba', 'Narcotics'],
  intelkam: ['Intelkam', 'Intelligence'],
  binmas: ['Binmas', 'Community guidance'],
  pamobvit: ['Pamobvit', 'Guard of vital objects'],
  tik: ['Si TIK', 'Information technology'],
  propam: ['Sipropam', 'Internal discipline'],
  polsek: ['Polsek', 'Sector'],
});

/** Ranks up to the head of a Polres (Perkap 3/2016). */
export const ranks = items({
  bripda: ['Bripda', 'Bripda'],
  briptu: ['Briptu', 'Briptu'],
  brigpol: ['Brigpol', 'Brigpol'],
  bripka: ['Bripka', 'Bripka'],
  aipda: ['Aipda', 'Aipda'],
  aiptu: ['Aiptu', 'Aiptu'],
  ipda: ['Ipda', 'Ipda'],
  iptu: ['Iptu', 'Iptu'],
  akp: ['AKP', 'AKP'],
  kompol: ['Kompol', 'Kompol'],
  akbp: ['AKBP', 'AKBP'],
  kombes: ['Kombes Pol', 'Kombes Pol'],
});

/** What a post asks for and a person has learned (S1-super). */
export const competences = items({
  first_aid: ['Pertolongan pertama', 'First aid'],
  negotiation: ['Negosiasi', 'Negotiation'],
  mediation: ['Mediasi', 'Mediation'],
  crowd: ['Dalmas', 'Crowd control'],
  crash: ['Olah TKP laka', 'Crash investigation'],
  scene: ['Olah TKP', 'Scene examination'],
  women_children: ['Penanganan perempuan dan anak', 'Women and children'],
  call_taking: ['Penerima panggilan 110', 'Call taking'],
  dispatch: ['Kendali unit', 'Dispatching'],
  analysis: ['Analisis data', 'Data analysis'],
  cyber: ['Siber', 'Cyber'],
  polmas: ['Polmas', 'Community policing'],
  rescue: ['SAR air', 'Water rescue'],
});

/** Whether somebody can be called upon. */
export const availabilities = items({
  available: ['Siap', 'Available'],
  leave: ['Cuti', 'On leave'],
  training: ['Pendidikan', 'In training'],
  sick: ['Sakit', 'Ill'],
  detached: ['BKO', 'Detached'],
});

/** Levels of the board (S0-e-lev1 to 3). */
export const boardLevels = items({
  national: ['Nasional', 'National'],
  province: ['Provinsi', 'Province'],
  district: ['Kabupaten atau kota', 'District or city'],
});
