import { createContext } from 'preact';
import { usualLevel, type Level } from '../../lib/telling/level.ts';

/** For whom a login is told. */
export const LevelContext = createContext<Level>(usualLevel);
