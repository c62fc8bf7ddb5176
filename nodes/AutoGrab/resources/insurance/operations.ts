export * as createClaim from './createClaim';
export * as decideRepair from './decideRepair';
