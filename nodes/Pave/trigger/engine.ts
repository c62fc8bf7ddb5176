import { triggerEngine } from '../../shared/trigger';
import { paveVendor } from './vendor';

export const engine = triggerEngine(paveVendor);
