// Shows which services are up; asks again every two seconds while the page is in view.
const names = {
  gateway: "门户 gateway", registry: "登记 registry", market: "交易 market", treasury: "结算 treasury",
  transport: "运输 transport", insurance: "保险 insurance", credit: "信用 credit", supervision: "监管 supervision",
};

function row({ name, ready }) {
  const line = document.createElement("tr");
  const title = document.createElement("td");
  const state = document.createElement("td");
  title.textContent = names[name] ?? name;
  state.textContent = ready ? "● 运行中 up" : "▲ 未就绪 down";
  state.className = ready ? "up" : "down";
  line.append(title, state);
  return line;
}

async function refresh() {
  const asked = document.getElementById("asked");
  try {
    const answer = await fetch("/v1/status");
    const { services } = await answer.json();
    document.getElementById("services").replaceChildren(...services.map(row));
    asked.textContent = `更新于 updated ${new Date().toLocaleTimeString("zh-CN")}`;
  } catch {
    asked.textContent = "暂时无法连接，正在重试 · cannot connect, trying again";
  }
}

setInterval(() => { if (!document.hidden) refresh(); }, 2000);
refresh();
