import { useQuery } from '@tanstack/react-query';
import { useImperativeHandle, useMemo, useRef, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { useKeys } from '../../../platform/web/keyboard/useKeys.ts';
import { KeyHint, KeyNote } from '../../../platform/web/kit/index.ts';
import { duration } from '../../../platform/web/text/format.ts';
import { useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { parseCommand } from '../commands.rules.ts';
import type { Command, Parsed } from '../commands.types.ts';
import type { Recommendation } from '../dispatch.contract.ts';
import { commandContext, commandIncident, completed, remembered, withProposalFirst } from './command.view.ts';
import { listed } from './commands.ts';
import { useControls } from './desk-context.ts';
import { OutboxNote } from './OutboxNote.tsx';
import { OverrideQuestion } from './OverrideQuestion.tsx';
import { dispatchPaths, pathOf } from './paths.ts';
import { texts } from './texts.ts';
import { useDesk } from './useDeskData.ts';
import { useRunCommand } from './useRunCommand.ts';

export interface CommandHandle {
  focus(): void;
  /** Begins a command that the person goes on with: `s `. */
  begin(line: string): void;
}

/** The command line: read at every keystroke, completed by Tab, done by Enter; what is refused says why. */
export function CommandLine({ ref }: { ref: React.Ref<CommandHandle> }) {
  const t = useTexts(texts);
  const { store } = useControls();
  const incidents = useDesk(store, 'incidents');
  const units = useDesk(store, 'units');
  const [line, setLine] = useState('');
  const [tab, setTab] = useState<{ base: string; index: number }>();
  const history = useRef<{ lines: readonly string[]; at: number }>({ lines: [], at: 0 });
  const input = useRef<HTMLInputElement>(null);
  const context = useMemo(() => commandContext(incidents.values(), units.values()), [incidents, units]);
  const about = commandIncident(line, context);
  const { data: proposal } = useQuery({
    queryKey: ['recommendation', about],
    enabled: about !== undefined,
    queryFn: ({ signal }) => api.get<Recommendation>(pathOf(dispatchPaths.recommendation, about ?? ''), { signal }),
    staleTime: 5_000,
    retry: false,
  });
  const ranked = useMemo(
    () => (proposal?.incidentId === about ? (proposal?.items.filter((item) => item.canBeSent) ?? []) : []),
    [proposal, about],
  );
  const read = (text: string): Parsed =>
    withProposalFirst(
      parseCommand(text, context),
      ranked.map((item) => item.callsign),
    );
  const parsed = read(line);
  const runner = useRunCommand(proposal);

  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus(), begin }));
  function begin(text: string): void {
    setLine(text);
    setTab(undefined);
    input.current?.focus();
  }
  function complete(step: 1 | -1): void {
    const base = tab?.base ?? line;
    const count = tab ? tab.index + step : 0;
    const from = read(base);
    if (from.outcome !== 'incomplete' || from.completions.length === 0) return;
    const index = (count + from.completions.length) % from.completions.length;
    setTab({ base, index });
    setLine(completed(base, from, index));
  }
  function enter(): void {
    if (parsed.outcome !== 'recognised') return;
    history.current.lines = remembered(history.current.lines, line.trim());
    history.current.at = history.current.lines.length;
    runner.run(parsed.command);
    setLine('');
    setTab(undefined);
  }
  function recallLine(step: 1 | -1): void {
    const { lines, at } = history.current;
    const next = Math.max(0, Math.min(lines.length, at + step));
    history.current.at = next;
    setLine(lines[next] ?? '');
  }
  function onKeyDown(event: React.KeyboardEvent): void {
    const act: Record<string, () => void> = {
      Enter: enter,
      ArrowUp: () => recallLine(-1),
      ArrowDown: () => recallLine(1),
      Escape: () => (line === '' ? input.current?.blur() : begin('')),
    };
    const completes = parsed.outcome === 'incomplete' && line !== '' && parsed.completions.length > 0;
    if (event.key === 'Tab' && (tab || completes)) {
      event.preventDefault();
      complete(event.shiftKey ? -1 : 1);
      return;
    }
    const run = event.nativeEvent.isComposing ? undefined : act[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  }
  useKeys([{ keys: 'Esc', label: t('key_command'), group: t('group_sheet'), run: () => input.current?.focus() }]);

  return (
    <div className="command-line" data-region="1" tabIndex={-1}>
      {runner.asking && (
        <div className="command-question panel">
          <OverrideQuestion asked={runner.asking} onChoose={runner.answer} onCancel={runner.cancel} />
        </div>
      )}
      <span className="command-prompt" aria-hidden="true">
        &gt;
      </span>
      <input
        ref={input}
        className="command-input"
        style={{ width: `${Math.max(line === '' ? 34 : 8, line.length + 2)}ch` }}
        aria-label={t('command')}
        placeholder={t('command_hint')}
        autoComplete="off"
        spellCheck={false}
        value={line}
        onChange={(event) => {
          setTab(undefined);
          setLine(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <CommandAnswer line={line} parsed={parsed} proposal={proposal} />
      <span className="grow" />
      <OutboxNote />
      <span className="command-keys">
        <KeyNote keys="Enter">{t('key_send')}</KeyNote>
        <KeyNote keys="G">{t('similar_key')}</KeyNote>
        <KeyNote keys="S">{t('key_status')}</KeyNote>
        <KeyNote keys="Ctrl Z">{t('key_undo')}</KeyNote>
        <KeyNote keys="?">{t('key_all')}</KeyNote>
      </span>
    </div>
  );
}

/** What the line would do, what it lacks, or why it is refused. */
function CommandAnswer(props: { line: string; parsed: Parsed; proposal: Recommendation | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { line, parsed, proposal } = props;
  const words = parsed.text[language];
  if (line === '') return null;
  if (parsed.outcome === 'refused') {
    return (
      <span className="command-refused cut" role="alert">
        ■ {words}
      </span>
    );
  }
  if (parsed.outcome === 'incomplete') {
    const offered = parsed.completions.slice(0, 5).map((one) => one.value);
    return (
      <span className="t2 cut" role="status">
        {words}
        {offered.length > 0 && (
          <>
            : <b>{offered.join(' · ')}</b> <KeyHint keys="Tab" />
          </>
        )}
      </span>
    );
  }
  const times = parsed.command.verb === 'dispatch' ? arrivalTimes(parsed.command, proposal) : [];
  return (
    <span className="t2 cut" role="status">
      {words}
      {times.length > 0 && ` · ${t('arrives_in', { times: listed(times) })}`} <KeyHint keys="Enter" />
    </span>
  );
}

function arrivalTimes(command: Extract<Command, { verb: 'dispatch' }>, proposal: Recommendation | undefined): string[] {
  return command.unitIds.flatMap((id) => {
    const seconds = proposal?.items.find((item) => item.unitId === id)?.etaSeconds;
    return seconds == null ? [] : duration(seconds);
  });
}
