export { execute as getSample } from './getSample';
