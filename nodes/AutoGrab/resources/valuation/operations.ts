export * as predict from './predict';
export * as predictByRegistration from './predictByRegistration';
export * as predictByVin from './predictByVin';
export { execute as get } from './get';
export * as lookUpAndPredict from './lookUpAndPredict';
export * as predictConditions from './predictConditions';
export * as predictGauge from './predictGauge';
export * as predictResidual from './predictResidual';
