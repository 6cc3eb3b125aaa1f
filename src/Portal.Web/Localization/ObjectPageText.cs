using Portal.Core.Objects;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the page of an object.</summary>
public static class ObjectPageText
{
    /// <summary>Before a time.</summary>
    public static LocalizedText Created { get; } = new("Created", "创建于");

    /// <summary>Before a time.</summary>
    public static LocalizedText ReadFromServer { get; } = new("Read from the API server at", "从 API server 读取于");

    /// <summary>Button.</summary>
    public static LocalizedText ReadAgain { get; } = new("Read again", "重新读取");

    /// <summary>Button while it works.</summary>
    public static LocalizedText Reading { get; } = new("Reading", "正在读取");

    /// <summary>Title of an address that cannot be that of an object.</summary>
    public static LocalizedText NoSuchAddress { get; } = new("There is no such object", "没有这个对象");

    /// <summary>The object is not there.</summary>
    public static LocalizedText GoneTitle { get; } = new("The API server has no object of this name.", "API server 上没有这个名称的对象。");

    /// <summary>What is shown instead.</summary>
    public static LocalizedText GoneButKnown { get; } = new("What is below was known before it went.", "下方是它消失之前已知的内容。");

    /// <summary>Nothing is known.</summary>
    public static LocalizedText GoneUnknown { get; } = new("The portal has no finding about it either; the name may be wrong.", "门户也没有关于它的发现，名称可能有误。");

    /// <summary>The kind is not served.</summary>
    public static LocalizedText NoSuchKindTitle { get; } = new("The API server does not serve this kind.", "API server 不提供此资源类型。");

    /// <summary>The cluster refuses.</summary>
    public static LocalizedText ForbiddenTitle { get; } = new("The cluster does not let you read this object.", "集群不允许您读取此对象。");

    /// <summary>The cluster does not answer.</summary>
    public static LocalizedText UnreachableTitle { get; } = new("The object cannot be read from its API server now.", "目前无法从 API server 读取此对象。");

    /// <summary>The cluster does not answer and nothing is known.</summary>
    public static LocalizedText NothingKnown { get; } = new("The portal does not watch this kind, so nothing was known before either. Read again when the cluster answers.", "门户不监视此资源类型，因此之前也没有任何信息。集群恢复后请重新读取。");

    /// <summary>What is shown instead.</summary>
    public static LocalizedText LastKnown { get; } = new("This is what was known then.", "这是当时已知的内容。");

    /// <summary>The object is a Secret.</summary>
    public static LocalizedText WithheldTitle { get; } = new("The portal does not read Secrets.", "门户不读取 Secret。");

    /// <summary>Why, and what to do.</summary>
    public static LocalizedText Withheld { get; } = new("Neither its values nor its metadata are asked for. Use kubectl with your own rights.", "既不读取其值，也不读取其元数据。请使用 kubectl 和您自己的权限查看。");

    /// <summary>There is no open finding.</summary>
    public static LocalizedText NoOpenFinding { get; } = new("No open finding on this object. Nothing is to be done.", "此对象没有未解决的发现，无需操作。");

    /// <summary>There is no finding, and yet it is not healthy.</summary>
    public static LocalizedText UnwellWithoutFinding { get; } = new(
        "No detector of the portal has a finding on this object, but it does not say that it is well. Look at its conditions and events.",
        "门户的检测器没有关于此对象的发现，但它并未表明自身正常。请查看其状况和事件。");

    /// <summary>The one button.</summary>
    public static LocalizedText OpenFindings { get; } = new("Open these findings", "打开这些发现");

    /// <summary>It is the cause of findings on others.</summary>
    public static LocalizedText CauseOf(int count) => new(
        count == 1 ? "Cause of 1 open finding on another object" : $"Cause of {Translator.N(count)} open findings on other objects",
        $"是其他对象上 {Translator.N(count)} 条未解决的发现的根因");

    /// <summary>How the heading ends for an object that is the cause of others' findings.</summary>
    public static LocalizedText EndingCause(int count) => new(
        count == 1 ? " is the cause of 1 open finding" : $" is the cause of {Translator.N(count)} open findings", $" 是 {Translator.N(count)} 条未解决的发现的根因");

    /// <summary>How the heading ends for an object that is not well though nothing was found.</summary>
    public static LocalizedText EndingUnwell(string status) => new($": {status}, no open finding", $"：{status}，没有未解决的发现");

    /// <summary>The one button.</summary>
    public static LocalizedText OpenFinding { get; } = new("Open the finding", "打开发现");

    /// <summary>Section.</summary>
    public static LocalizedText Deletion { get; } = new("Deletion", "删除状态");

    /// <summary>Nobody has deleted it.</summary>
    public static LocalizedText NotDeleted { get; } = new("not set: nobody has deleted it", "未设置：没有人删除它");

    /// <summary>There is no finalizer.</summary>
    public static LocalizedText NoFinalizer { get; } = new("none", "无");

    /// <summary>Section.</summary>
    public static LocalizedText Conditions { get; } = new("Conditions", "状况");

    /// <summary>Column.</summary>
    public static LocalizedText Condition { get; } = new("Condition", "状况");

    /// <summary>Column.</summary>
    public static LocalizedText StatusWord { get; } = new("Status", "状态");

    /// <summary>Column.</summary>
    public static LocalizedText Why { get; } = new("Reason and message", "原因与消息");

    /// <summary>Section.</summary>
    public static LocalizedText Events { get; } = new("Events", "事件");

    /// <summary>Events are refused.</summary>
    public static LocalizedText EventsForbidden { get; } = new("You may not list events here.", "您没有权限列出这里的事件。");

    /// <summary>Events failed.</summary>
    public static LocalizedText EventsNotRead { get; } = new("The events could not be read.", "无法读取事件。");

    /// <summary>There are none.</summary>
    public static LocalizedText NoEvents { get; } = new("No event about this object. Clusters keep events for an hour unless told otherwise.", "没有关于此对象的事件。集群默认只保留一小时的事件。");

    /// <summary>Column.</summary>
    public static LocalizedText Last { get; } = new("Last", "最近");

    /// <summary>Column.</summary>
    public static LocalizedText From { get; } = new("From", "来源");

    /// <summary>Section.</summary>
    public static LocalizedText Relations { get; } = new("Owners and objects that it names", "所属对象和引用的对象");

    /// <summary>The owner that manages it.</summary>
    public static LocalizedText Controller { get; } = new("controlled by", "控制者");

    /// <summary>Another owner.</summary>
    public static LocalizedText Owner { get; } = new("owned by", "属于");

    /// <summary>A foreground deletion waits.</summary>
    public static LocalizedText Blocks { get; } = new("its foreground deletion waits for this object", "其前台删除会等待此对象");

    /// <summary>Section.</summary>
    public static LocalizedText Articles { get; } = new("Articles", "文章");

    /// <summary>Section without the object.</summary>
    public static LocalizedText ByHand { get; } = new("Ask by hand", "手动查询");

    /// <summary>Label of the copy button.</summary>
    public static LocalizedText CopyCommand { get; } = new("Copy the command", "复制命令");

    /// <summary>Label of the copy button.</summary>
    public static LocalizedText CopyYaml { get; } = new("Copy the YAML", "复制 YAML");

    /// <summary>Button.</summary>
    public static LocalizedText MoreLines { get; } = new("Show more lines", "显示更多行");

    /// <summary>Folded.</summary>
    public static LocalizedText ManagedFields { get; } = new("Managed fields: who wrote what", "managedFields：谁写入了哪些字段");

    /// <summary>Why the address is wrong.</summary>
    public static LocalizedText WrongPart(string part, string why) => new($"The address cannot be that of an object. {part}: {why}.", $"此地址不可能是对象的地址。{part}：{why}。");

    /// <summary>The cluster is not known.</summary>
    public static LocalizedText NoSuchCluster(string cluster) => new($"The portal has no cluster {cluster}.", $"门户中没有集群 {cluster}。");

    /// <summary>When it was asked.</summary>
    public static LocalizedText AskedAt(string clock) => new($"Asked at {clock}.", $"查询时间：{clock}。");

    /// <summary>Which kind.</summary>
    public static LocalizedText NoSuchKind(string kind) => new($"{kind} is not known there: its definition may be gone, or its API server may be down.", $"那里没有 {kind}：其定义可能已被删除，或其 API server 不可用。");

    /// <summary>What is missing.</summary>
    public static LocalizedText MissingRule(string rule) => new($"Missing rule: {rule}", $"缺少规则：{rule}");

    /// <summary>What is shown instead.</summary>
    public static LocalizedText LastKnownAt(string clock) => new($"This is what was known at {clock}.", $"这是 {clock} 时已知的内容。");

    /// <summary>How many.</summary>
    public static LocalizedText FindingCounts(int open, int past) => new($"{Translator.N(open)} open, {Translator.N(past)} resolved", $"{Translator.N(open)} 条未解决，{Translator.N(past)} 条已解决");

    /// <summary>Folded.</summary>
    public static LocalizedText Past(int count) => new(count == 1 ? "1 resolved finding" : $"{Translator.N(count)} resolved findings", $"{Translator.N(count)} 条已解决的发现");

    /// <summary>A bounded list.</summary>
    public static LocalizedText FirstOf(int shown, int all) => new(shown == all ? Translator.N(all) : $"first {Translator.N(shown)} of {Translator.N(all)}", shown == all ? $"共 {Translator.N(all)} 条" : $"共 {Translator.N(all)} 条，显示前 {Translator.N(shown)} 条");

    /// <summary>Not all were read.</summary>
    public static LocalizedText EventsFirstOf(int shown, int read, int all) => new($"newest {Translator.N(shown)} of the {Translator.N(read)} that were read, of {Translator.N(all)} in all", $"共 {Translator.N(all)} 条，已读取 {Translator.N(read)} 条，显示其中最新的 {Translator.N(shown)} 条");

    /// <summary>Not all were read.</summary>
    public static LocalizedText EventsAtLeast(int shown, int read) => new($"newest {Translator.N(shown)} of the {Translator.N(read)} that were read; there are more", $"已读取 {Translator.N(read)} 条，显示其中最新的 {Translator.N(shown)} 条；还有更多");

    /// <summary>Button.</summary>
    public static LocalizedText ShowAll(int count) => new($"Show {Translator.N(count)}", $"显示 {Translator.N(count)} 条");

    /// <summary>Length of the YAML.</summary>
    public static LocalizedText Lines(int count) => new(count == 1 ? "1 line" : $"{Translator.N(count)} lines", $"{Translator.N(count)} 行");

    /// <summary>The YAML is long.</summary>
    public static LocalizedText FirstLines(int shown, int all) => new($"First {Translator.N(shown)} of {Translator.N(all)} lines.", $"共 {Translator.N(all)} 行，显示前 {Translator.N(shown)} 行。");

    /// <summary>What is masked.</summary>
    public static LocalizedText HiddenValues(int count) => new(count == 1 ? "1 value that may be secret is hidden" : $"{Translator.N(count)} values that may be secret are hidden", $"已隐藏 {Translator.N(count)} 个可能敏感的值");

    /// <summary>What is cut.</summary>
    public static LocalizedText CutValues(int count) => new(count == 1 ? "1 part is cut because the object is large" : $"{Translator.N(count)} parts are cut because the object is large", $"对象过大，已截断 {Translator.N(count)} 处");

    /// <summary>How the heading ends behind the object's name.</summary>
    public static LocalizedText Ending(LiveObjectState state, int open) => state switch
    {
        LiveObjectState.Gone => new(" is not in its cluster now", " 目前不在集群中"),
        LiveObjectState.NoSuchKind => new(" is of a kind that is not served", " 的资源类型不被提供"),
        LiveObjectState.Forbidden => new(" may not be read", " 没有读取权限"),
        LiveObjectState.Unreachable => new(" cannot be read now", " 目前无法读取"),
        LiveObjectState.Withheld => new(" is not read", " 不会被读取"),
        _ => open switch
        {
            0 => new(": no open finding", "：没有未解决的发现"),
            1 => new(": 1 open finding", "：1 条未解决的发现"),
            _ => new($": {Translator.N(open)} open findings", $"：{Translator.N(open)} 条未解决的发现"),
        },
    };
}
