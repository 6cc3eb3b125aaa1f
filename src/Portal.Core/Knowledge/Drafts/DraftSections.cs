using Portal.Core.Text;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>The sections that every article has, in their order; the anchors are the same in both languages. Pure.</summary>
internal static class DraftSections
{
    private static readonly (string Anchor, LocalizedText Title, string Level)[] Sections =
    [
        ("symptom", new("Symptom", "现象"), "##"),
        ("neighbours", new("How to tell it apart", "如何与相近问题区分"), "##"),
        ("cause", new("Cause", "成因"), "##"),
        ("affected", new("Affected versions", "影响范围"), "##"),
        ("detection", new("How to detect it", "如何检测"), "##"),
        ("remediation", new("Remediation", "处置"), "##"),
        ("remediation-api", new("Through the API server", "通过 API server"), "###"),
        ("remediation-node", new("On the node", "在节点上"), "###"),
        ("prevention", new("Prevention", "预防"), "##"),
        ("numbers", new("Numbers", "数字"), "##"),
    ];

    /// <summary>All sections, with what is known of some of them.</summary>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="known">Lines of Markdown by the anchor of their section.</param>
    public static string Body(string language, params (string Anchor, IEnumerable<string> Lines)[] known) => string.Join('\n', Sections.SelectMany(section => (string[])
    [
        $"{section.Level} {section.Title.In(language)} {{#{section.Anchor}}}",
        "",
        .. known.Where(each => each.Anchor == section.Anchor).SelectMany(static each => each.Lines.Append("")),
    ]));
}
