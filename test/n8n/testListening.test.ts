import { autoGrab } from './support/autograb';
import { listening } from './support/lifecycleListening';
import { LifecycleStage } from './support/lifecycleStage';
import { pave } from './support/pave';

/** In one file, so one after the other: n8n stands still for a minute if a test begins as another one ends. */

describe('PAVE Trigger in a real n8n', () => listening(new LifecycleStage(pave)));
describe('AutoGrab Trigger in a real n8n', () => listening(new LifecycleStage(autoGrab)));
