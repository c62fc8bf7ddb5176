export { execute as get } from './get';
export * as getByRegistration from './getByRegistration';
export * as getByVin from './getByVin';
export { execute as search } from './search';
export { execute as findByFacets } from './findByFacets';
export { execute as getHistory } from './getHistory';
export { execute as getMarketOverlay } from './getMarketOverlay';
export { execute as getPhotos } from './getPhotos';
