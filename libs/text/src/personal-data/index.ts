export { findPersonalData } from './find-personal-data';
export { maskedValue, maskPersonalData } from './mask-personal-data';
export { PERSONAL_DATA_CATEGORIES, type PersonalData, type PersonalDataCategory } from './personal-data';
