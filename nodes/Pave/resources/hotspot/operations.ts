export { execute as getResults } from './getResults';
export { execute as sendPhotos } from './sendPhotos';
