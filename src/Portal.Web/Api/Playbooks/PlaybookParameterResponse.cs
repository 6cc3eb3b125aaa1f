using Portal.Core.Remediation;

namespace Portal.Web.Api.Playbooks;

/// <summary>A parameter of a playbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Default">What is taken when it is not given, or null.</param>
/// <param name="Text">What it means.</param>
public sealed record PlaybookParameterResponse(string Name, PlaybookParameterType Type, bool Required, string? Default, string Text);
