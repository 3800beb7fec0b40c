export const zh = {
  policiesTitle: '保单', policiesTeach: '登记保单后会出现在这里。', record: '登记保单', insured: '被保险人', number: '保单号', kind: '险种', limit: '累计限额（元）', from: '起保日', to: '到期日', ended: '提前终止', end: '提前终止', endedOn: '终止日（当日起无保障）', claim: '报案',
  claimsTitle: '理赔', claimsTeach: '报案后会出现在这里。', amount: '索赔金额（元）', incident: '事故日期', paid: '已赔付（元）', decide: '理赔决定', decision: '决定', accept: '赔付', refuse: '拒赔', payFen: '赔付金额（元）', covered: '保障与敞口', opened: '报案时间',
};

export const en = {
  policiesTitle: 'Policies', policiesTeach: 'Policies appear when they are recorded.', record: 'Record a policy', insured: 'Insured', number: 'Policy', kind: 'Kind', limit: 'Cumulative limit (CNY)', from: 'From', to: 'To', ended: 'Ended early', end: 'End early', endedOn: 'First day without cover', claim: 'Claim',
  claimsTitle: 'Claims', claimsTeach: 'Claims appear here.', amount: 'Claimed (CNY)', incident: 'Incident', paid: 'Paid (CNY)', decide: 'Decide', decision: 'Decision', accept: 'Accept', refuse: 'Reject', payFen: 'Paid (CNY)', covered: 'Cover and exposure', opened: 'Opened',
} satisfies typeof zh;
