import { useMemo, useState } from 'react';
import { Button, Field, Skeleton } from '../../../platform/web/kit/index.ts';
import { MapView } from '../../../platform/web/map/index.ts';
import { useTexts } from '../../../platform/web/text/i18n.ts';
import type { GeometryValue } from '../registers.contract.ts';
import { parseShape } from '../shape.rules.ts';
import { type Corner, cornersOf, type ShapeKind, shapeIn, textOf, withCorner } from './drawing.ts';
import { useShapes } from './shapes-layer.ts';
import { fieldTexts } from './texts-fields.ts';
import { useMapProps } from './useDistrict.ts';
import { useWords } from './words.ts';

interface ShapeInputProps {
  label: string;
  kind: ShapeKind;
  /** GeoJSON or well-known text; empty while nothing is drawn. */
  text: string;
  error: string | undefined;
  required?: boolean;
  /** Colour token of the drawing. */
  colour: string;
  onChange: (text: string) => void;
  /** Whether the map stands open from the start. */
  open?: boolean;
  children?: React.ReactNode;
}

/** A point, line or border: drawn by pressing the map, or typed and pasted as text, whichever the hands prefer. */
export function ShapeInput(props: ShapeInputProps) {
  const { label, kind, text, error, onChange } = props;
  const t = useTexts(fieldTexts);
  const words = useWords();
  const [drawing, setDrawing] = useState(props.open ?? false);
  const [typing, setTyping] = useState(false);
  const corners = useMemo(() => cornersOf(kind, text), [kind, text]);
  const shape = useMemo(() => shapeIn(kind, text), [kind, text]);
  const draw = (next: readonly Corner[]): void => onChange(textOf(kind, next));
  return (
    <Field label={label} error={error} required={props.required ?? false}>
      {(input) => (
        <>
          <div className="row reg-chosen" role="status">
            <span className="cut grow">{shape ? words.shape(shape) : text ? t('shape_fault') : t('shape_none')}</span>
          </div>
          <div className="reg-chips">
            <Button small pressed={drawing} aria-expanded={drawing} onClick={() => setDrawing(!drawing)}>
              {t('shape_on')}
            </Button>
            <Button small pressed={typing} aria-expanded={typing} onClick={() => setTyping(!typing)}>
              {t('shape_text_show')}
            </Button>
            {kind !== 'point' && corners && corners.length > 0 && (
              <Button small onClick={() => draw(corners.slice(0, -1))}>
                {t('shape_undo')}
              </Button>
            )}
            {text !== '' && (
              <Button small onClick={() => onChange('')}>
                {t('shape_clear')}
              </Button>
            )}
          </div>
          {drawing && (
            <DrawingMap
              label={label}
              text={text}
              colour={props.colour}
              corners={corners}
              onCorner={(corner) => draw(withCorner(kind, corners ?? [], corner))}
            />
          )}
          {drawing && <p className="s12 t3 reg-help">{t(kind === 'point' ? 'shape_draw_point' : 'shape_draw')}</p>}
          {typing ? (
            <textarea
              {...input}
              className="input"
              rows={4}
              placeholder={t('shape_text')}
              maxLength={1_000_000}
              spellCheck={false}
              value={text}
              onChange={({ target }) => onChange(target.value)}
            />
          ) : (
            // Keeps the label and the refusal tied to something that takes the focus.
            <input {...input} className="unseen" tabIndex={-1} readOnly value={shape ? words.shape(shape) : ''} />
          )}
          {props.children}
        </>
      )}
    </Field>
  );
}

const none: readonly GeometryValue[] = [];

function DrawingMap(props: {
  label: string;
  text: string;
  colour: string;
  corners: readonly Corner[] | undefined;
  onCorner: (corner: Corner) => void;
}) {
  const { text, corners } = props;
  const map = useMapProps();
  const shapes = useMemo((): readonly GeometryValue[] => {
    const drawn = parseShape(text);
    if (!drawn) return none;
    const marks = (corners ?? []).map((corner): GeometryValue => ({ type: 'Point', coordinates: [...corner] }));
    return [drawn, ...marks];
  }, [text, corners]);
  const setMap = useShapes(shapes, props.colour);
  // The camera is read once: where the drawing stood when the map was opened.
  const [camera] = useState(() => (corners?.[0] ? { centre: corners[0], zoom: 14.5 } : undefined));
  return (
    <div className="reg-form-map">
      {map ? (
        <MapView
          legend={false}
          label={props.label}
          onPoint={([lon, lat]) => props.onCorner([lon, lat])}
          onMap={setMap}
          {...map}
          {...(camera ? { camera } : {})}
        />
      ) : (
        <Skeleton />
      )}
    </div>
  );
}
