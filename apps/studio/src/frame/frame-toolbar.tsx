import type { ReactNode } from 'react';
import type { FrameOptions } from '../engine/studio.ts';
import { Icon } from '../ui/icon.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';

/** How the login is shown. None of this ends it. */
export function FrameToolbar(): ReactNode {
  const studio = useStudio();
  const frame = useStudioState((state) => state.frame);
  const isCustom = frame.renderer === 'custom';
  return (
    <div className="frame-toolbar">
      <Segmented
        label="Language of the login"
        value={isCustom ? 'en' : frame.lang}
        segments={isCustom ? englishOnly : languages}
        onChange={(lang) => studio.setFrame({ lang })}
      />
      <Segmented
        label="Width of the login"
        value={`${frame.width}`}
        segments={widths}
        onChange={(width) => studio.setFrame({ width: Number(width) as FrameOptions['width'] })}
      />
      <Segmented label="Colours of the login" value={frame.scheme} segments={schemes} onChange={(scheme) => studio.setFrame({ scheme })} />
      <label className="select">
        <span className="hidden">Brand</span>
        <select
          disabled={isCustom}
          title={isCustom ? 'The custom page has a look of its own' : undefined}
          value={frame.brand}
          onChange={(event) => studio.setFrame({ brand: event.target.value as FrameOptions['brand'] })}
        >
          {brands.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const languages = [
  { value: 'en', label: 'EN', name: 'EN: English' },
  { value: 'de', label: 'DE', name: 'DE: Deutsch' },
  { value: 'ar', label: 'ع', name: 'ع: العربية', lang: 'ar' },
] as const;

const englishOnly = languages.map((language) => (language.value === 'en' ? language : { ...language, disabled: true }));

const widths = (['320', '390', '768', '1280'] as const).map((value) => ({ value, label: value, name: `${value} pixels` }));

const schemes = [
  { value: 'light', label: <Icon name="sun" />, name: 'Light login' },
  { value: 'dark', label: <Icon name="moon" />, name: 'Dark login' },
] as const;

const brands = [
  ['example', 'Example'],
  ['bank', 'Hartwell Bank'],
  ['studio', 'Night Owl Games'],
  ['library', 'Little Bear Library'],
] as const;
