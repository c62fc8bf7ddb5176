export { execute as predict } from './predict';
export { execute as predictByRegistration } from './predictByRegistration';
export { execute as predictByVin } from './predictByVin';
export { execute as get } from './get';
export { execute as lookUpAndPredict } from './lookUpAndPredict';
export { execute as predictConditions } from './predictConditions';
export { execute as predictGauge } from './predictGauge';
export { execute as predictResidual } from './predictResidual';
