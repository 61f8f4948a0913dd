/** One of several choices, as joined buttons. */
export function Segments<K extends string>(props: {
  label: string;
  value: K | undefined;
  options: readonly { key: K; label: string }[];
  onChange: (key: K) => void;
}) {
  return (
    <fieldset className="segments">
      <legend className="unseen">{props.label}</legend>
      {props.options.map((option) => (
        <button
          key={option.key}
          type="button"
          aria-pressed={option.key === props.value}
          onClick={() => props.onChange(option.key)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
