using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>Something that a person does outside the portal, such as on a node: a rung of the ladder beside the playbooks.</summary>
/// <param name="Title">What to do.</param>
/// <param name="Text">How it helps and what it risks.</param>
/// <param name="Commands">Commands to copy, each safe to paste.</param>
public sealed record ManualStep(LocalizedText Title, LocalizedText Text, ImmutableArray<string> Commands);
