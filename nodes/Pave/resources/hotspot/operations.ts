export { execute as getResults } from './getResults';
export * as sendPhotos from './sendPhotos';
