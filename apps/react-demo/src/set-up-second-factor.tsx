import '@kratos-login/theme/second-factor.css';
import { SecondFactor, type SecondFactorProps } from '@kratos-login/react/second-factor';
import { loadSecondFactorTexts, readLang } from 'demo-kit';
import { use } from 'react';

const texts = loadSecondFactorTexts(readLang(location.href));

/** Goes on from a login into the set-up, in the language of the page. */
export const SetUpSecondFactor = (options: SecondFactorProps) => <SecondFactor {...options} secondFactorTexts={use(texts)} />;
