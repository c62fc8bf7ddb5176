export * as generate from './generate';
export { execute as getUpdates } from './getUpdates';
