export * as getSample from './getSample';
