export * as requestCarAnalysis from './requestCarAnalysis';
