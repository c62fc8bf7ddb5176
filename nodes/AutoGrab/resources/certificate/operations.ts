export * as generate from './generate';
export * as getUpdates from './getUpdates';
