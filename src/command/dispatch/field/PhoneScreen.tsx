import { useState } from 'react';
import { ActionBar } from './ActionBar.tsx';
import { IdlePanel } from './IdlePanel.tsx';
import { NextStep } from './NextStep.tsx';
import { NotePanel } from './NotePanel.tsx';
import { ObstaclePanel } from './ObstaclePanel.tsx';
import { PanicBanner } from './PanicBanner.tsx';
import { PhoneHeader } from './PhoneHeader.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { TaskCard } from './TaskCard.tsx';
import { TaskMap } from './TaskMap.tsx';
import { UnitPanel } from './UnitPanel.tsx';
import { usePanic } from './usePanic.ts';
import { usePhoneCommands } from './usePhoneCommands.ts';
import { usePositions } from './usePositions.ts';
import { nextStep, type PhoneView } from './view-model.ts';

/** What takes the place of task and map while it is open. */
export type Panel = 'note' | 'obstacle' | 'queue' | 'unit';

/** Header · alarm · task and map, or a panel in their place · next step · Note, Problem, Panic. */
export function PhoneScreen({ view, me }: { view: PhoneView; me: { id: string; name: string } }) {
  const { unit, assignment, incident, alarm, panicUnsent } = view;
  const [opened, setOpened] = useState<{ panel: Panel; task: string | undefined }>();
  const commands = usePhoneCommands(me);
  const positions = usePositions(me.id, unit.status !== 'out');
  const panic = usePanic(unit, alarm, panicUnsent);
  const task = assignment && incident ? { assignment, incident } : undefined;
  // A panel about a task goes with it: the next task shows itself, not the notes of the last.
  const about = opened?.panel === 'note' || opened?.panel === 'obstacle';
  const open = opened && (!about || (task && opened.task === task.assignment.id)) ? opened.panel : undefined;
  const setPanel = (panel: Panel | undefined): void => setOpened(panel && { panel, task: task?.assignment.id });
  const close = (): void => setOpened(undefined);
  const step = nextStep(assignment);

  return (
    <div className="unit">
      <PhoneHeader view={view} panel={open} onPanel={setPanel} />
      <PanicBanner alarm={alarm} unsent={panicUnsent} panic={panic} />
      <main className="unit-main">
        {open === 'note' && task && (
          <NotePanel view={view} incidentId={task.incident.id} me={me} commands={commands} onClose={close} />
        )}
        {open === 'obstacle' && task && (
          <ObstaclePanel assignment={task.assignment} commands={commands} onClose={close} />
        )}
        {open === 'queue' && <QueuePanel onClose={close} />}
        {open === 'unit' && <UnitPanel unit={unit} positions={positions} onClose={close} />}
        {!open && task && (
          <>
            <TaskCard incident={task.incident} timeline={view.timeline} others={view.others} />
            <TaskMap unit={unit} assignment={task.assignment} incident={task.incident} fix={positions.fix} />
          </>
        )}
        {!open && !task && <IdlePanel unit={unit} positions={positions} commands={commands} />}
      </main>
      {task && step && (
        <NextStep
          assignment={task.assignment}
          step={step}
          onPress={() => {
            close();
            commands.step(task.assignment.id, step);
          }}
        />
      )}
      <ActionBar
        withTask={task !== undefined}
        panel={open}
        onPanel={(next) => setPanel(open === next ? undefined : next)}
        onPanic={() => panic.raise(positions.fix && { lon: positions.fix.lon, lat: positions.fix.lat })}
      />
    </div>
  );
}
