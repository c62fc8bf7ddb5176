export * as create from './create';
export * as delete from './delete';
export * as get from './get';
export * as getAll from './getAll';
export * as repair from './repair';
export * as update from './update';
export * as upsert from './upsert';
