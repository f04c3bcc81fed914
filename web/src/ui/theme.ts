import { createTheme, Modal, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef5fa', '#d9e7f1', '#b0cee2', '#84b3d2', '#609cc5', '#4a8ebd', '#3e87ba', '#2f74a4', '#1f5f8b', '#0b517c',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 7 },
  colors: { accent },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  components: {
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 80 }, centered: false } }),
  },
});
