export interface Tab<K extends string> {
  key: K;
  label: string;
  count?: number;
}

/** Tabs at the foot of a desk below 800 px: queue → sheet → map. */
export function TabBar<K extends string>(props: {
  tabs: readonly Tab<K>[];
  value: K;
  onChange: (key: K) => void;
  label: string;
}) {
  return (
    <nav className="tab-bar" aria-label={props.label}>
      {props.tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          aria-current={tab.key === props.value ? 'page' : undefined}
          onClick={() => props.onChange(tab.key)}
        >
          {tab.label}
          {tab.count === undefined ? null : <b>{tab.count}</b>}
        </button>
      ))}
    </nav>
  );
}
