export * as create from './create';
export * as delete from './delete';
export { execute as get } from './get';
export { execute as getAll } from './getAll';
export { execute as giveBack } from './giveBack';
export { execute as repair } from './repair';
export { execute as update } from './update';
export { execute as upsert } from './upsert';
