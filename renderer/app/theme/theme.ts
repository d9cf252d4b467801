import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  InputWrapper,
  Modal,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#e9eefc',
  '#dbe4ff',
  '#bac8ff',
  '#91a7ff',
  '#748ffc',
  '#5c7cfa',
  '#4c6ef5',
  '#3b5bdb',
  '#364fc7',
  '#2b3f9e',
];

/** Mantine's greys of the dark scheme, text to background, in the hue of Lathe's tokens. */
const dark: MantineColorsTuple = [
  '#e4e9f0',
  '#c3ccd8',
  '#9aa6b5',
  '#8491a1',
  '#29313c',
  '#252d38',
  '#1c232c',
  '#161b22',
  '#12161c',
  '#101419',
];

/** Dense controls: 28 px high, 13 px text. */
export const theme = createTheme({
  fontFamily: "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.25,
  defaultRadius: 6,
  respectReducedMotion: true,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '17px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.45', xl: '1.4' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      vars: (_theme, { variant = 'filled', color }) => ({
        root: {
          '--button-height': '28px',
          '--button-fz': '13px',
          '--button-padding-x': '11px',
          ...(variant === 'filled' && color === undefined ? { '--button-color': 'var(--on-accent)' } : {}),
        },
      }),
      styles: { label: { fontWeight: 500 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({
      vars: () => ({ wrapper: { '--input-height': '28px', '--input-fz': '13px', '--input-padding': '9px' } }),
    }),
    InputWrapper: InputWrapper.extend({
      styles: {
        label: { fontSize: 12, fontWeight: 500, marginBottom: 3 },
        error: { fontSize: 11 },
        description: { fontSize: 11 },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 8,
        transitionProps: { duration: 100 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Notification: { styles: { description: { color: 'var(--dim)' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 11 } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Switch: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--line-faint)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--accent)',
};

/** Mantine draws with Lathe's own tokens, so that both themes have one source. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
