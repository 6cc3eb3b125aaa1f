using System.Globalization;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api;

/// <summary>Reads what stands in a path.</summary>
public static class PathValues
{
    /// <summary>An id.</summary>
    /// <param name="text">What stands in the path.</param>
    /// <param name="what">What it is the id of, such as <c>finding</c>.</param>
    /// <exception cref="ApiProblemException">400: it is not an id.</exception>
    public static Guid Id(string text, string what) => Guid.TryParse(text, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw ApiProblemException.BadInput("id", $"It is not the id of a {what}, which looks like 0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d.");
}
