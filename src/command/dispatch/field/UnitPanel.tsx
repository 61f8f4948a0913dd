import { Button, Segments } from '../../../platform/web/kit/index.ts';
import { signOut } from '../../../platform/web/session/session.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { setSounds, useSoundsOn } from '../../../platform/web/sounds.ts';
import { setLanguage, useLanguage, useTexts } from '../../../platform/web/text/i18n.ts';
import { texts as platformTexts } from '../../../platform/web/text/texts.ts';
import { setTheme, useThemeChoice } from '../../../platform/web/theme.ts';
import type { UnitDesk } from '../dispatch.contract.ts';
import { LocationLine } from './LocationLine.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { texts } from './texts.ts';
import type { Positions } from './usePositions.ts';

/** Who is signed in on which unit, location, language, appearance, sounds, sign-out. */
export function UnitPanel(props: { unit: UnitDesk['unit']; positions: Positions; onClose: () => void }) {
  const t = useTexts(texts);
  const platform = useTexts(platformTexts);
  const { session } = useSession();
  const language = useLanguage();
  const theme = useThemeChoice();
  const sounds = useSoundsOn();
  const { unit } = props;
  return (
    <PanelFrame title={t('own_unit')} onClose={props.onClose}>
      <div>
        <b>{unit.name}</b>
        <div className="t2">
          {[t('crew_size', { count: unit.crewSize }), unit.team, unit.station, session?.user.name]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <LocationLine positions={props.positions} />
      <h3 className="unit-panel-sub">{platform('language')}</h3>
      <Segments
        label={platform('language')}
        value={language}
        onChange={setLanguage}
        options={[
          { key: 'id', label: 'Indonesia' },
          { key: 'en', label: 'English' },
        ]}
      />
      <h3 className="unit-panel-sub">{platform('theme')}</h3>
      <Segments
        label={platform('theme')}
        value={theme}
        onChange={setTheme}
        options={[
          { key: 'light', label: platform('theme_light') },
          { key: 'dark', label: platform('theme_dark') },
          { key: 'auto', label: platform('theme_auto') },
        ]}
      />
      <h3 className="unit-panel-sub">{platform('sounds')}</h3>
      <Segments
        label={platform('sounds')}
        value={sounds ? 'on' : 'off'}
        onChange={(choice) => setSounds(choice === 'on')}
        options={[
          { key: 'on', label: platform('on') },
          { key: 'off', label: platform('off') },
        ]}
      />
      <Button size="large" className="unit-sign-out" onClick={() => void signOut()}>
        {platform('sign_out')}
      </Button>
    </PanelFrame>
  );
}
