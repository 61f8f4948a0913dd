import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { Button, KeyHint } from '../../../platform/web/kit/index.ts';
import { useQueryString } from '../../../platform/web/navigation.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { type CallChannel, callChannelLabels, callChannels } from '../call-lines.types.ts';
import { texts } from './texts.ts';

const channels = callChannels.filter((channel) => channel !== 'telephony');

/** `F9`, then a digit: opens a call that was taken elsewhere, with its channel. Other desks come here with `?new`. */
export function NoteCall({ onNote }: { onNote: (channel: CallChannel) => void }) {
  const t = useTexts(texts);
  const [query, setQuery] = useQueryString();
  const [open, setOpen] = useState(query.has('new'));
  useKeys([{ keys: 'F9', label: t('key_note'), group: t('keys'), run: () => setOpen(true) }]);
  return (
    <section>
      <button type="button" className="call-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="call-line-mark call-plus t2" aria-hidden="true">
          +
        </span>
        <span className="grow">
          <b className="cut">{t('note_call')}</b>
          <span className="cut s12 t3">{t('note_hint')}</span>
        </span>
        <KeyHint keys="F9" quiet />
      </button>
      {open && (
        <Channels
          onClose={() => {
            setOpen(false);
            if (query.has('new')) setQuery(new URLSearchParams());
          }}
          onNote={(channel) => {
            setOpen(false);
            onNote(channel);
          }}
        />
      )}
    </section>
  );
}

function Channels({ onNote, onClose }: { onNote: (channel: CallChannel) => void; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, []);
  const group = t('note_call');
  useKeys([
    ...channels.map((channel, index) => ({
      keys: String(index + 1),
      label: callChannelLabels[channel][language],
      group,
      run: () => onNote(channel),
    })),
    { keys: 'Esc', label: t('back'), group, inFields: true, run: onClose },
  ]);
  return (
    <fieldset className="call-channels" ref={box}>
      <legend className="s12 t2">{t('note_channel')}</legend>
      {channels.map((channel, index) => (
        <Button key={channel} keys={String(index + 1)} onClick={() => onNote(channel)}>
          <span className="grow cut">{callChannelLabels[channel][language]}</span>
        </Button>
      ))}
    </fieldset>
  );
}
