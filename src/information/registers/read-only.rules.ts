/** Registers that other rooms keep, by id, and the database's view that shows each in the shape of a record. */
export const readOnlyViews: Readonly<Record<string, string>> = {
  areas: 'area_view',
  landmarks: 'landmark_view',
  units: 'unit_view',
  lines: 'line_view',
  incidents: 'incident_view',
};

/** Whether a register only shows what another room keeps: nobody adds, changes or closes anything here. */
export const isReadOnly = (register: string): boolean => Object.hasOwn(readOnlyViews, register);
