/** Standard order of regions; a desk uses those that it has. */
export const regionOrder = { command: 1, queue: 2, sheet: 3, map: 4, units: 5, bar: 6 } as const;
export type RegionName = keyof typeof regionOrder;

export interface RegionProps {
  name: RegionName;
  label: string;
  className?: string;
  children: React.ReactNode;
}

/** A part of the desk that `[` and `]` jump to. Mark its first target with `data-region-focus` if it is not the obvious one. */
export function Region({ name, label, className, children }: RegionProps) {
  return (
    <section
      className={`region${className ? ` ${className}` : ''}`}
      aria-label={label}
      data-region={regionOrder[name]}
      tabIndex={-1}
    >
      {children}
    </section>
  );
}
