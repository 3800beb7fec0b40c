// What each role is asked on its home page, most urgent first.
import type { Role } from '../../app/session';
import { loadGroups } from './loadTasks';
import { offerGroup, shareGroup, storageGroup } from './marketTasks';
import {
  breaksGroup,
  dayGroup,
  disputeGroup,
  escrowDisputeGroup,
  payoutGroup,
  proposalsGroup,
} from './moneyTasks';
import { casesGroup, claimsGroup, flagsGroup, servicesGroup } from './officeTasks';
import type { Group } from './task';
import { differsGroup, fundGroup, manifestGroup, signGroup } from './tradeTasks';

export const groups: Record<Role, Group[]> = {
  producer: [storageGroup, signGroup, fundGroup, manifestGroup, loadGroups.weighOrigin, disputeGroup],
  processor: [
    offerGroup,
    signGroup,
    loadGroups.weighIn,
    loadGroups.accept,
    loadGroups.treat,
    fundGroup,
    disputeGroup,
  ],
  carrier: [loadGroups.waybill, loadGroups.depart, loadGroups.arrive],
  finance: [breaksGroup, proposalsGroup, payoutGroup, dayGroup],
  regulator: [
    shareGroup,
    escrowDisputeGroup,
    disputeGroup,
    flagsGroup,
    casesGroup,
    proposalsGroup,
    differsGroup,
  ],
  insurer: [claimsGroup],
  auditor: [differsGroup, breaksGroup, flagsGroup],
  operator: [servicesGroup],
};
