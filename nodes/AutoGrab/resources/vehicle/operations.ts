export * as get from './get';
export * as getByRegistration from './getByRegistration';
export * as getByVin from './getByVin';
export * as search from './search';
export * as findByFacets from './findByFacets';
export * as getHistory from './getHistory';
export * as getMarketOverlay from './getMarketOverlay';
export * as getPhotos from './getPhotos';
