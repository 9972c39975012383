/** Design tokens, one source for the console's theme, the mini program's styles and charts. */
export const COLOURS = {
  light: {
    brand: '#0B7A5E',
    brandSoft: '#E6F4F0',
    ink: '#1B1F1E',
    ink2: '#58605E',
    ink3: '#6B7472',
    surface: '#FFFFFF',
    sunken: '#F5F7F6',
    line: '#E4E8E7',
    warn: '#9A6412',
    danger: '#C53030',
    info: '#2B6CB0',
  },
  dark: {
    brand: '#3DBE9B',
    brandSoft: '#143A31',
    ink: '#ECEFEE',
    ink2: '#A9B2B0',
    ink3: '#7A8482',
    surface: '#1A1E1D',
    sunken: '#121514',
    line: '#2B3130',
    warn: '#E0A94A',
    danger: '#F07171',
    info: '#6CA9E8',
  },
} as const;

export const FONT_STACK = '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", sans-serif';
export const RADIUS = { control: 6, bubble: 12 } as const;
