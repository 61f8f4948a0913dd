import { createTheme, type MantineColorsTuple, MantineProvider } from '@mantine/core';
import { useTheme } from '../theme.ts';
import './styles.ts';
import './mantine.css';

/** Mantine wants ten shades; ours come from one token, so that light and dark follow by themselves. */
const action: MantineColorsTuple = [
  'var(--action-wash)',
  'var(--action-wash)',
  'var(--action-strong)',
  'var(--action-strong)',
  'var(--action)',
  'var(--action)',
  'var(--action)',
  'var(--action-strong)',
  'var(--action-strong)',
  'var(--action-strong)',
];

const mantineTheme = createTheme({
  primaryColor: 'action',
  primaryShade: 5,
  colors: { action },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '11px', sm: '13px', md: '13px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '8px', xl: '8px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  focusRing: 'never',
  respectReducedMotion: true,
  components: {
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'none' } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'none' } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'none' } },
    Drawer: { defaultProps: { transitionProps: { duration: 0 }, overlayProps: { opacity: 0.4 } } },
  },
});

/**
 * Surrounds a lazy page that uses Mantine inputs, select, menu, popover, drawer. Not in the shell: the first load of
 * the dispatch desk and the phone view stay without it.
 */
export function MantineKit({ children }: { children: React.ReactNode }) {
  return (
    <MantineProvider theme={mantineTheme} forceColorScheme={useTheme()} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  );
}
