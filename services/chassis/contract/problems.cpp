#include "chassis/contract/problem.hpp"

namespace heliu {

std::string fill(std::string_view sentence, const Facts& facts) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    sentence.remove_prefix(open);
    const std::size_t close = sentence.find('}');
    const auto fact = close == std::string_view::npos
                          ? facts.end()
                          : facts.find(std::string(sentence.substr(1, close - 1)));
    const std::size_t used = fact == facts.end() ? 1 : close + 1;
    text += fact == facts.end() ? sentence.substr(0, 1) : std::string_view(fact->second);
    sentence.remove_prefix(used);
  }
  return text;
}

const std::map<std::string, ProblemText>& chassis_problems() {
  static const std::map<std::string, ProblemText> problems{
      {"malformed-request", {400, false, "请求无法读取：{reason}", "The request can't be read: {reason}"}},
      {"idempotency-key-missing",
       {400, false, "缺少 Idempotency-Key 请求头；重试同一操作时请使用同一个值",
        "The Idempotency-Key header is missing; use the same value when you repeat the same action"}},
      {"cursor-unusable",
       {400, false, "分页游标不可用：请用相同的筛选条件，或从第一页开始",
        "The cursor can't be used: keep the same filter, or begin at the first page"}},
      {"unauthenticated", {401, false, "请先登录", "Please sign in first"}},
      {"forbidden",
       {403, false, "您的角色不能执行此操作，需要：{roles}", "Your role may not do this; it takes: {roles}"}},
      {"not-found", {404, false, "未找到该内容", "There is nothing here that you may see"}},
      {"method-not-allowed", {405, false, "此地址不支持该方法", "This address does not know that method"}},
      {"gate-stale-feed",
       {409, true, "“{feed}”的数据已有 {age} 未更新（允许 {oldest}），暂缓办理，请稍后再试",
        "The facts of \"{feed}\" are {age} old (at most {oldest} accepted); this waits until they are "
        "fresh"}},
      {"ledger-refused",
       {409, false, "记账被拒绝（{status}）：借方 {debit}，贷方 {credit}",
        "The ledger refuses this ({status}): debit {debit}, credit {credit}"}},
      {"version-stale",
       {412, false, "内容已被他人修改，请刷新后重试",
        "Somebody has changed this meanwhile; read it again first"}},
      {"body-too-large", {413, false, "请求内容超过上限", "The request is larger than accepted"}},
      {"unsupported-media-type",
       {415, false, "不接受该内容类型，请使用：{accepted}",
        "This content type is not accepted; use: {accepted}"}},
      {"invalid-content",
       {422, false, "填写的内容有误，请逐项更正", "Some fields are wrong; each is named below"}},
      {"idempotency-key-reused",
       {422, false, "该 Idempotency-Key 已用于另一个请求",
        "This Idempotency-Key was used for a different request"}},
      {"version-missing",
       {428, false, "请用 If-Match 请求头说明您修改的是哪个版本",
        "Say with the If-Match header which version you change"}},
      {"too-many-requests",
       {429, false, "请求过于频繁，请稍后再试", "Too many requests; please wait a little"}},
      {"headers-too-large", {431, false, "请求头超过上限", "The request's headers are larger than accepted"}},
      {"internal",
       {500, false, "系统出错，已记录；请凭追踪号联系我们",
        "Something went wrong and is on record; please quote the trace id"}},
      {"overloaded", {503, false, "系统繁忙，请稍后再试", "The system is busy; please try again shortly"}},
      {"database-unavailable",
       {503, false, "数据库暂不可用，请稍后再试", "The database is not available; please try again shortly"}},
      {"outcome-unknown",
       {503, false, "操作结果尚未确认，请用同一 Idempotency-Key 再次查询",
        "The outcome is not yet certain; ask again with the same Idempotency-Key"}},
      {"standby",
       {503, false, "本节点处于待命状态，请稍后再试",
        "This instance stands by for another; please try again"}},
      {"service-unavailable",
       {503, false, "“{service}”服务暂不可用，请稍后再试",
        "The service \"{service}\" is not available; please try again shortly"}},
  };
  return problems;
}

}  // namespace heliu
