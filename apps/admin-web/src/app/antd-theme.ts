import { COLOURS, FONT_STACK, RADIUS } from '@zhiyin/contracts';
import { theme as antd, type ThemeConfig } from 'antd';
import type { MapToken, SeedToken } from 'antd/es/theme/interface';
import { mix } from './mix-colours';

/** The shared design tokens as antd's. `still` switches motion off for who asked the system for less. */
export function antdTheme(dark: boolean, still: boolean): ThemeConfig {
  const colours = dark ? COLOURS.dark : COLOURS.light;
  // What floats must stand off the page without a shadow that nobody sees in the dark.
  const elevated = dark ? mix(colours.surface, colours.line, 0.5) : colours.surface;
  // The brand is light in the dark theme: white on it would be unreadable.
  const onBrand = dark ? colours.sunken : colours.surface;
  return {
    algorithm: dark ? [antd.darkAlgorithm, asDesigned] : antd.defaultAlgorithm,
    token: {
      colorPrimary: colours.brand,
      // antd would lighten it, and the words on a hovered button with it.
      colorPrimaryHover: mix(colours.brand, colours.ink, 0.14),
      colorPrimaryActive: mix(colours.brand, colours.ink, 0.26),
      colorSuccess: colours.brand,
      colorInfo: colours.info,
      colorWarning: colours.warn,
      colorError: colours.danger,
      colorLink: colours.brand,
      colorText: colours.ink,
      colorTextSecondary: colours.ink2,
      colorTextTertiary: colours.ink2,
      colorTextDescription: colours.ink2,
      colorTextPlaceholder: dark ? mix(colours.ink3, colours.ink2, 0.4) : colours.ink3,
      colorBgContainer: colours.surface,
      colorBgLayout: colours.sunken,
      colorBgElevated: elevated,
      colorBgMask: dark ? '#00000073' : '#1B1F1E33',
      colorBorder: mix(colours.line, colours.ink3, 0.3),
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorTextLightSolid: onBrand,
      fontFamily: FONT_STACK,
      fontSize: 14,
      lineHeight: 1.6,
      borderRadius: RADIUS.control,
      motion: !still,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.16s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: onBrand },
      Tooltip: { colorTextLightSolid: '#FFFFFF', colorBgSpotlight: dark ? '#39413F' : '#2A302F' },
      Drawer: { colorBgElevated: colours.surface },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelColor: colours.ink },
      Tag: { defaultBg: colours.sunken, defaultColor: colours.ink2 },
      Select: { optionSelectedBg: colours.brandSoft, optionSelectedFontWeight: 500 },
      Segmented: { trackBg: colours.sunken, itemColor: colours.ink2 },
    },
  };
}

type Algorithm = (seed: SeedToken, derived?: MapToken) => MapToken;

/** antd's dark algorithm mutes every seed colour; ours were chosen for the dark theme and are taken as they are. */
const asDesigned: Algorithm = (seed, derived = antd.darkAlgorithm(seed)) => ({
  ...derived,
  colorPrimary: seed.colorPrimary,
  colorPrimaryText: seed.colorPrimary,
  colorSuccess: seed.colorSuccess,
  colorInfo: seed.colorInfo,
  colorWarning: seed.colorWarning,
  colorWarningText: seed.colorWarning,
  colorError: seed.colorError,
  colorErrorText: seed.colorError,
});
