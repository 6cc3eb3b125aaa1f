using System.Collections.Immutable;
using Portal.Core.Knowledge.Revisions;

namespace Portal.Web.Api.Knowledge;

/// <summary>How the shipped text of an article differs from the edited one.</summary>
/// <param name="Version">The version of the edited one: give it as <c>If-Match</c> when you decide.</param>
/// <param name="Fields">What taking the shipped text would change.</param>
public sealed record ShippedResponse(int Version, ImmutableArray<FieldDiff> Fields);
