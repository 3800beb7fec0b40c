export const zh = {};

export const en = {} satisfies typeof zh;
