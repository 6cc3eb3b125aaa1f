using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Something that a person chooses before a playbook is planned; part of the plan and of its hash.</summary>
/// <param name="Name">Its name in the API, in camelCase.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Default">The value that is taken when it is not given, or null.</param>
/// <param name="Text">What it means.</param>
public sealed record PlaybookParameter(string Name, PlaybookParameterType Type, bool Required, string? Default, LocalizedText Text);
