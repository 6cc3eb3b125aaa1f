using Portal.Core.Audit;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the audit log.</summary>
public static class AuditText
{
    /// <summary>Heading while it is read.</summary>
    public static LocalizedText Title { get; } = new("Audit log", "审计日志");

    /// <summary>Filter.</summary>
    public static LocalizedText Actor { get; } = new("Who", "操作人");

    /// <summary>Filter.</summary>
    public static LocalizedText Object { get; } = new("Object", "对象");

    /// <summary>Filter.</summary>
    public static LocalizedText From { get; } = new("From (UTC)", "起（UTC）");

    /// <summary>Filter.</summary>
    public static LocalizedText To { get; } = new("To (UTC)", "止（UTC）");

    /// <summary>Column.</summary>
    public static LocalizedText Number { get; } = new("No.", "序号");

    /// <summary>Column.</summary>
    public static LocalizedText When { get; } = new("When", "时间");

    /// <summary>Column.</summary>
    public static LocalizedText Action { get; } = new("Action", "操作");

    /// <summary>Column.</summary>
    public static LocalizedText Outcome { get; } = new("Outcome", "结果");

    /// <summary>Column.</summary>
    public static LocalizedText Request { get; } = new("Request and answer", "请求与回答");

    /// <summary>Link.</summary>
    public static LocalizedText TheRun { get; } = new("run", "处置");

    /// <summary>Button.</summary>
    public static LocalizedText Verify { get; } = new("Verify the chain", "校验链条");

    /// <summary>While it verifies.</summary>
    public static LocalizedText Verifying { get; } = new("Reading the whole chain", "正在读取整条链");

    /// <summary>Explains the chain.</summary>
    public static LocalizedText Explanation { get; } = new(
        "Each entry carries the hash of the one before. Nothing is changed or removed.", "每条记录都带有上一条的哈希，任何内容都不会被修改或删除。");

    /// <summary>Empty.</summary>
    public static LocalizedText Empty { get; } = new("Nothing has been recorded yet.", "还没有任何记录。");

    /// <summary>Empty with a filter.</summary>
    public static LocalizedText NothingMatches { get; } = new("No entry matches the filter.", "没有符合筛选条件的记录。");

    /// <summary>The chain does not hold.</summary>
    public static LocalizedText Broken { get; } = new("The chain is broken.", "链条已断裂。");

    /// <summary>Keep this elsewhere.</summary>
    public static LocalizedText Head { get; } = new("Head, to keep elsewhere:", "链头，请另存他处：");

    /// <summary>Link.</summary>
    public static LocalizedText Export { get; } = new("Export as JSON lines", "导出为 JSON 行");

    /// <summary>Filter.</summary>
    public static LocalizedText AllOutcomes { get; } = new("All", "全部");

    /// <summary>Section.</summary>
    public static LocalizedText Seals { get; } = new("Sealed months, and a head that was kept", "已封存的月份与留存的链头");

    /// <summary>What seals and heads are for.</summary>
    public static LocalizedText SealsText { get; } = new(
        "A seal says with which hashes a month begins and ends; its entries can then be exported and dropped by the owner of the database. A head that was kept elsewhere finds an end that was cut off: give it here.",
        "封存记录某月首尾的哈希，之后其条目可导出，并由数据库所有者删除。另存他处的链头可发现被截断的尾部：请在此填写。");

    /// <summary>Field.</summary>
    public static LocalizedText Known { get; } = new("A head that was kept (number:hash)", "留存的链头（序号:哈希）");

    /// <summary>The field is wrong.</summary>
    public static LocalizedText KnownIsWrong { get; } = new(
        "The head that was kept must be number:hash, as an earlier verification gave it. Nothing was verified.", "留存的链头必须是此前校验给出的“序号:哈希”。未进行校验。");

    /// <summary>No seals.</summary>
    public static LocalizedText NoSeals { get; } = new("No month has been sealed. An admin seals one that is over by POST /api/v1/audit/seals.", "还没有封存任何月份。管理员可通过 POST /api/v1/audit/seals 封存已结束的月份。");

    /// <summary>Column.</summary>
    public static LocalizedText Month { get; } = new("Month", "月份");

    /// <summary>Column.</summary>
    public static LocalizedText Entries { get; } = new("Entries", "条目");

    /// <summary>Column.</summary>
    public static LocalizedText SealState { get; } = new("State", "状态");

    /// <summary>Column.</summary>
    public static LocalizedText SealedBy { get; } = new("Sealed", "封存");

    /// <summary>Column.</summary>
    public static LocalizedText LastHash { get; } = new("Last hash", "末条哈希");

    /// <summary>A seal whose entries are there.</summary>
    public static LocalizedText Kept { get; } = new("sealed, entries kept", "已封存，条目仍在");

    /// <summary>A seal whose entries were dropped.</summary>
    public static LocalizedText Dropped { get; } = new("entries dropped", "条目已删除");

    /// <summary>How it ended.</summary>
    public static LocalizedText Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Intended => new("Intended", "将要执行"),
        AuditOutcome.Succeeded => new("Done", "已完成"),
        AuditOutcome.Failed => new("Failed", "失败"),
        _ => new("Refused", "已拒绝"),
    };

    /// <summary>The log as a sentence.</summary>
    public static LocalizedText Count(long entries) => new(
        entries == 1 ? "1 entry in the audit log" : $"{Translator.N(entries)} entries in the audit log", $"审计日志，{Translator.N(entries)} 条记录");

    /// <summary>The chain holds.</summary>
    public static LocalizedText Intact(long entries) => new(
        $"The chain holds: {Translator.N(entries)} {(entries == 1 ? "entry" : "entries")} read, none changed, none missing.",
        $"链条完整：已读取 {Translator.N(entries)} 条记录，没有改动，没有缺失。");

    /// <summary>The log with a filter as a sentence.</summary>
    public static LocalizedText Matching(long entries) => new(
        entries == 1 ? "1 entry of the audit log matches" : $"{Translator.N(entries)} entries of the audit log match", $"审计日志，{Translator.N(entries)} 条符合条件");

    /// <summary>Entries were lost.</summary>
    public static LocalizedText Gaps(long gaps) => new(
        gaps == 1 ? "The audit log has lost entries." : $"The audit log has lost entries {Translator.N(gaps)} times; the last time:",
        gaps == 1 ? "审计日志丢失过条目。" : $"审计日志曾 {Translator.N(gaps)} 次丢失条目；最近一次：");

    /// <summary>Link.</summary>
    public static LocalizedText ShowGaps { get; } = new("Show what was lost", "查看丢失情况");

    /// <summary>The chain holds, and yet entries were lost before.</summary>
    public static LocalizedText IntactWithGaps(long gaps) => new(
        gaps == 1 ? "It tells of 1 gap: what was lost there cannot be verified." : $"It tells of {Translator.N(gaps)} gaps: what was lost there cannot be verified.",
        $"其中记载了 {Translator.N(gaps)} 处缺口：该处丢失的条目无法校验。");

    /// <summary>A parameter of the address that says nothing.</summary>
    public static LocalizedText NotRead(string name, string value) => new(
        $"{name}={value} in the address cannot be read: this filter is left out.", $"地址中的 {name}={value} 无法识别：该筛选条件未生效。");

    /// <summary>Button.</summary>
    public static LocalizedText VerifyKnown { get; } = new("Verify against this head", "按此链头校验");

    /// <summary>Title of the number of an entry.</summary>
    public static LocalizedText Whole { get; } = new("Show the whole entry, or fold it again", "展开或收起整条记录");

    /// <summary>Key.</summary>
    public static LocalizedText Address { get; } = new("From", "来源地址");

    /// <summary>Key.</summary>
    public static LocalizedText Asked { get; } = new("Request", "请求");

    /// <summary>Key.</summary>
    public static LocalizedText Answered { get; } = new("Answer", "回答");

    /// <summary>Key.</summary>
    public static LocalizedText Hash { get; } = new("Hash", "哈希");

    /// <summary>Key.</summary>
    public static LocalizedText HashBefore { get; } = new("Hash of the entry before", "上一条的哈希");

    /// <summary>Link.</summary>
    public static LocalizedText Link { get; } = new("Link to this entry", "此条目的链接");
}
