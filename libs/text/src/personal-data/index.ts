export { findPersonalData } from './find-personal-data';
export { maskedValue, maskPersonalData } from './mask-personal-data';
export type { PersonalDataCategory } from './personal-data';
