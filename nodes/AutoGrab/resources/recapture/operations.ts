export * as upload from './upload';
