export * as predict from './predict';
export * as predictByRegistration from './predictByRegistration';
export * as predictByVin from './predictByVin';
