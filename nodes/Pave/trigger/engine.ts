import { triggerEngine } from '../../shared/engine';
import { paveVendor } from './vendor';

export const engine = triggerEngine(paveVendor);
