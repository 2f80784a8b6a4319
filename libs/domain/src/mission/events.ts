import { missionCommands } from './commands.js';

/** What can happen to a mission. Names are storage: they are never changed. */
export const missionEvents = {
  MissionOpened: { schema: 1, data: missionCommands.open },
  TargetAnnounced: { schema: 1, data: missionCommands['announce-target'] },
  MissionEnded: { schema: 1, data: missionCommands.end },
} as const;
