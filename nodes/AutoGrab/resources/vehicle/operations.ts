export * as get from './get';
export * as getByRegistration from './getByRegistration';
export * as getByVin from './getByVin';
export * as search from './search';
